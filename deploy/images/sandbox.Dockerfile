# SPDX-License-Identifier: Apache-2.0
# Simulated BigBlueButton servers, for the demo. Built like the services on the JVM.
ARG BASE=docker.io/library/eclipse-temurin:25-jre-noble
FROM ${BASE}
WORKDIR /work
COPY sandbox/target/lib/ /work/lib/
COPY sandbox/target/sandbox-*.jar /work/
# Shared with the dispatcher, which reads there who the nodes are. A new volume is filled from here, with its owner.
RUN mkdir /fleet && chown 1001:0 /fleet
USER 1001
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-cp", "/work/*:/work/lib/*", "io.ensemble.sandbox.Sandbox"]
