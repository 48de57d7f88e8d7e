package io.ensemble.sandbox.web;

/** The pages that nginx in front of a node answers with. */
public final class Pages {

    private Pages() {}

    public static Response notFound() {
        return nginx(404, "Not Found");
    }

    /** The page of a status, as nginx writes it. */
    public static Response nginx(int status) {
        return nginx(
                status,
                switch (status) {
                    case 400 -> "Bad Request";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    case 413 -> "Request Entity Too Large";
                    case 500 -> "Internal Server Error";
                    case 502 -> "Bad Gateway";
                    case 503 -> "Service Temporarily Unavailable";
                    case 504 -> "Gateway Time-out";
                    default -> "Error";
                });
    }

    private static Response nginx(int status, String reason) {
        return Response.html(status, """
                <html>
                <head><title>%1$d %2$s</title></head>
                <body>
                <center><h1>%1$d %2$s</h1></center>
                <hr><center>nginx</center>
                </body>
                </html>
                """.formatted(status, reason));
    }
}
