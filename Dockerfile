# syntax=docker/dockerfile:1
# The tag follows Go's security releases. To build on exactly one image, name it by
# its digest, which "docker buildx imagetools inspect golang:1.26" prints:
#   docker build --build-arg GO_IMAGE=golang:1.26@sha256:… -t briefbot .
ARG GO_IMAGE=golang:1.26
FROM ${GO_IMAGE} AS build
WORKDIR /src
# The modules are a layer of their own: they change less often than the code.
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/briefbot .

# Nothing but the program and the certificates that it needs to reach Discord.
FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /src/LICENSE /src/corpus/NOTICE /
COPY --from=build /out/briefbot /briefbot
# A number, not a name: there is no /etc/passwd to look a name up in, and
# orchestrators can check that it is not root.
USER 65532:65532
# Health, readiness and metrics; also POST /interactions with
# DISCORD_PUBLIC_KEY. The token comes from the environment at run time.
ENV HTTP_ADDR=:8080
EXPOSE 8080
# Whether the process works, not whether Discord can be reached: to start it
# again would not mend that.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/briefbot", "health", "--process"]
ENTRYPOINT ["/briefbot"]
CMD ["run"]
