# A static binary in an empty image: nothing else to patch, no shell, no root.
FROM rust:1.95-slim AS build
WORKDIR /src
COPY . .
# The commit for `briefing --version`, where the build context has no .git.
ARG BRIEFING_COMMIT
# glibc linked in: the image has no loader. An explicit target keeps the flag away from build scripts and macros.
ENV RUSTFLAGS="-C target-feature=+crt-static"
RUN target="$(rustc -vV | sed -n 's/^host: //p')" \
    && cargo build --release --locked --target "$target" \
    && cp "target/$target/release/briefing" /briefing

FROM scratch
COPY --from=build /briefing /briefing
COPY LICENSE-MIT LICENSE-APACHE NOTICE* /licences/
USER 65532:65532
# Inside a container all interfaces: who may reach it is decided by the port that is published.
ENV BRIEFING_ADDR=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s CMD ["/briefing", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/briefing"]
