package io.ensemble.bigbluebutton;

/** What came of a call that is not answered in XML: the answer is passed on and never read. */
public sealed interface TextReply permits TextReply.Received, NodeReply.Failed {

    /**
     * The node answered.
     *
     * @param contentType as it came; empty if there was none
     * @param text the body, taken for UTF-8
     */
    record Received(String contentType, String text) implements TextReply {
        /** The kind of the text alone, since its content is the caller's. */
        @Override
        public String toString() {
            return "Received[" + contentType + "]";
        }
    }
}
