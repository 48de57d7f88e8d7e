package io.ensemble.gateway.callback;

import io.ensemble.bigbluebutton.XmlElement;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows front ends the addresses that they gave, where a node shows the ones that it was given. */
@ApplicationScoped
public class OriginalUrls {

    private final CallbackLinks links;

    OriginalUrls(CallbackLinks links) {
        this.links = links;
    }

    /** An element whose child {@code metadata}, if it has one, shows the front end's own addresses. */
    public XmlElement restore(XmlElement element) {
        return element.changing(
                "metadata",
                metadata -> metadata.withChildren(
                        metadata.children().stream().map(this::restoreValue).toList()));
    }

    private XmlElement restoreValue(XmlElement value) {
        return CallbackAddress.token(value.text())
                .flatMap(links::read)
                .map(link -> value.withText(link.url()))
                .orElse(value);
    }
}
