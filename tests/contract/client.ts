// A client in TypeScript, its types generated from the document: compiles under --strict, asks one real question.

import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: process.argv[2] });

const { data: page, error, response } = await client.GET("/meetings", {
  params: { query: { status: ["planned"], "participant.country": ["CN"], sort: ["-when.start"], limit: 5, facet: ["type"] } },
});
if (error) throw new Error(`${response.status} ${error.code}: ${error.detail}`);

// Without `fields`, every meeting is whole.
const meetings = page.data as components["schemas"]["Meeting"][];
if (meetings.length === 0 || page.meta.total < meetings.length) throw new Error(page.meta.asked);
for (const meeting of meetings) {
  const status: "planned" | "ongoing" | "held" | "unconfirmed" | "cancelled" = meeting.status;
  const start: string | undefined = meeting.when?.start ?? undefined;
  const proof = meeting.evidence.find((evidence) => evidence.field === "status");
  if (status !== "planned") throw new Error(`${meeting.id} is ${status}`);
  console.log(`${meeting.label}: ${status} ${start ?? "some day"}, says “${proof?.exact}”`);
}

const one = await client.GET("/meetings/{id}", { params: { path: { id: meetings[0]!.id } } });
if (one.data?.data.id !== meetings[0]!.id) throw new Error("one meeting is not that of the list");

const read = await client.POST("/extract", { body: { text: "Foreign Minister Mara Lind met Jo Park in Oslo.", published: "2024-04-22" } });
if (read.error) throw new Error(read.error.detail);
if (!read.data.data.officials.some((official) => official.name === "Mara Lind")) throw new Error("nobody was found");

// A value that is none of the vocabulary is refused by the compiler, and by the service all the same.
const wrong = await client.GET("/meetings", {
  // @ts-expect-error: "planed" is no status
  params: { query: { status: ["planed"] } },
});
if (wrong.error?.code !== "invalid_value") throw new Error("a wrong value was taken");
console.log(`refused: ${wrong.error.detail}`);
