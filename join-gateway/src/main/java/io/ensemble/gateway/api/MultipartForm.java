package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.Parameters;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import java.io.IOException;
import java.util.ArrayList;

/** The text fields of a {@code multipart/form-data} body. */
final class MultipartForm {

    private MultipartForm() {}

    /** The fields in their order; none if the body is malformed. Files are left out. */
    static Parameters fields(String contentType, byte[] body) {
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        try {
            return fields(new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request));
        } catch (IOException | RuntimeException malformed) {
            // The decoder fails in many ways over what is no form, not all of them its own exceptions.
            return Parameters.NONE;
        }
    }

    private static Parameters fields(HttpPostMultipartRequestDecoder decoder) throws IOException {
        try {
            var fields = new ArrayList<Parameters.Entry>();
            for (var part : decoder.getBodyHttpDatas()) {
                if (part instanceof Attribute field) {
                    fields.add(new Parameters.Entry(field.getName(), field.getValue()));
                }
            }
            return new Parameters(fields);
        } finally {
            decoder.destroy();
        }
    }
}
