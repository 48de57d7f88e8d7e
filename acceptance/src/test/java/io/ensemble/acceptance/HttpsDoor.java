// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTPS address with a certificate of its own making, good for ninety days, as a front has one. */
final class HttpsDoor implements AutoCloseable {

    private static final String PASSWORD = "of-no-secret";

    private final HttpsServer server;

    private HttpsDoor(HttpsServer server) {
        this.server = server;
    }

    static HttpsDoor open() {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(trust(keys())));
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return new HttpsDoor(server);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open an HTTPS address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Path keys() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("ensemble-door");
        var file = folder.resolve("keys.p12");
        var keytool = Program.start(
                "monitoring-keytool",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "90",
                        "-dname",
                        "CN=meet.example.org",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()),
                folder,
                Map.of());
        if (keytool.exitCode(20) != 0) {
            throw new IllegalStateException(keytool.output());
        }
        return file;
    }

    private static SSLContext trust(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
