# SPDX-License-Identifier: Apache-2.0
# One service on the JVM, with an AOT cache made by the very JVM that will read it. Built from the root of the repository:
#   ./mvnw package -DskipTests -Dquarkus.package.output-directory=image
#   docker build -f deploy/images/jvm.Dockerfile --build-arg SERVICE=dispatcher --build-arg PORT=8081 \
#     --build-arg MANAGEMENT=8091 -t ensemble-dispatcher .
# deploy/images/build does both for all services.

# Anything with Java 25: its "java" must be on the path. Another one, where these cannot be pulled.
ARG BASE=docker.io/library/eclipse-temurin:25-jre-noble
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
COPY --chown=1001:0 ${SERVICE}/target/image/ /work/
COPY --chown=1001:0 deploy/images/train /tmp/train
# In the layer that holds the cache, since the JVM compares the times of the jars, which a copy may change.
RUN chown 1001:0 /work
USER 1001
RUN sh /tmp/train "${MANAGEMENT}" "${PORT}" -XX:+UseSerialGC
EXPOSE ${PORT} ${MANAGEMENT}
ARG VERSION=unknown
LABEL org.opencontainers.image.title="ensemble-${SERVICE}" org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
# The serial collector needs no second processor, and the rest of the memory is for threads, buffers and code. Names of machines
# change as services scale: what was looked up is believed for 5 s, not for the JVM's 30. Two warnings about adapters that the
# cache of Java 25 cannot link say nothing that an operator could mend.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=/work/app.aot", \
  "-Xlog:aot*=error", "-Dsun.net.inetaddr.ttl=5", "-jar", "/work/quarkus-run.jar"]
