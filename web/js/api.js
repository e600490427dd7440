// The public JSON API and nothing else.

/** An answer that is no success, in the words of its problem document (RFC 9457). */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `The service answered ${status}.`);
    this.title = problem.title;
    this.status = status;
    this.problems = problem.problems ?? problem.errors;
  }
}

async function read(response) {
  if (response.ok) return response.json();
  let problem = {};
  try {
    problem = await response.json();
  } catch { /* not even a problem document: the status says it */ }
  throw new ApiError(response.status, problem);
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, { title: "The service cannot be reached.", detail: "Is it still running?" });
  }
  return read(response);
}

/** Gets an address of the API. */
export function get(path, signal) {
  return request(path, { headers: { accept: "application/json" }, signal });
}

/** All pages of a list, up to `most` entities; `{ data, total }`. */
export async function all(path, most = 2000, signal) {
  let next = path + (path.includes("?") ? "&" : "?") + "limit=500";
  const data = [];
  let total = 0;
  while (next && data.length < most) {
    const page = await get(next, signal);
    data.push(...page.data);
    total = page.meta.total;
    next = page.links.next;
  }
  return { data, total };
}

/** What a text says; nothing of it is kept by the service. */
export function extract(text, signal) {
  return request("/extract", {
    method: "POST",
    headers: { accept: "application/json", "content-type": "text/plain; charset=utf-8" },
    body: text,
    signal,
  });
}

/** The address as typed into a shell. */
export function curl(path) {
  return `curl '${location.origin}${path.replaceAll("'", "%27")}'`;
}
