# SPDX-License-Identifier: Apache-2.0
# One service as a native executable. Built from the root of the repository:
#   ./mvnw package -DskipTests -Dquarkus.native.enabled=true -Dquarkus.package.jar.enabled=false \
#     -Dquarkus.native.container-build=true          (a local GraalVM 25 does without this one)
#   docker build -f deploy/images/native.Dockerfile --build-arg SERVICE=dispatcher --build-arg PORT=8081 \
#     --build-arg MANAGEMENT=8091 -t ensemble-dispatcher .
# "deploy/images/build native" does both for all services.

# glibc and what native executables need, without a shell's tools.
ARG BASE=quay.io/quarkus/ubi9-quarkus-micro-image:2.0
# Anything with gcc.
ARG COMPILER=docker.io/library/gcc:15

FROM ${COMPILER} AS health
COPY deploy/images/health.c /
RUN gcc -static -Os -s -Wall -Wextra -Werror -o /health /health.c

FROM ${BASE}
ARG SERVICE
ARG PORT
ARG MANAGEMENT
COPY --from=health /health /usr/local/bin/health
WORKDIR /work
COPY --chown=1001:0 ${SERVICE}/target/*-runner /work/application
USER 1001
EXPOSE ${PORT} ${MANAGEMENT}
ARG VERSION=unknown
LABEL org.opencontainers.image.title="ensemble-${SERVICE}" org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
ENTRYPOINT ["/work/application"]
