package io.ensemble.bigbluebutton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * One element of an answer: a name with either text or children. BigBlueButton's vocabulary has no mixed content, so
 * nothing is lost; the order of children is kept, because clients rely on it.
 *
 * @param attributes in their order; empty for almost all elements
 * @param text the text of a leaf; empty for an element with children
 */
public record XmlElement(String name, SequencedMap<String, String> attributes, String text, List<XmlElement> children) {

    private static final SequencedMap<String, String> NO_ATTRIBUTES =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    public XmlElement {
        // A busy node lists tens of thousands of elements without any attribute.
        attributes = attributes.isEmpty()
                ? NO_ATTRIBUTES
                : Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** A leaf. */
    public static XmlElement leaf(String name, String text) {
        return new XmlElement(name, NO_ATTRIBUTES, text, List.of());
    }

    /** A leaf with a number or a truth value, written as BigBlueButton writes them: without grouping. */
    public static XmlElement leaf(String name, Object value) {
        return leaf(name, String.valueOf(value));
    }

    /** An element with children. */
    public static XmlElement of(String name, XmlElement... children) {
        return of(name, List.of(children));
    }

    /** An element with children. */
    public static XmlElement of(String name, List<XmlElement> children) {
        return new XmlElement(name, NO_ATTRIBUTES, "", children);
    }

    /** The first child of that name. */
    public Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** All children of that name. */
    public List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** Text of the first child of that name; empty if there is no such child. */
    public String text(String childName) {
        return child(childName).map(XmlElement::text).orElse("");
    }

    /** This element with other children. */
    public XmlElement withChildren(List<XmlElement> others) {
        return new XmlElement(name, attributes, text, others);
    }

    /** This element with other text. */
    public XmlElement withText(String other) {
        return new XmlElement(name, attributes, other, children);
    }

    /** This element with each child of that name changed. */
    public XmlElement changing(String childName, UnaryOperator<XmlElement> change) {
        var changed = new ArrayList<XmlElement>(children.size());
        for (var child : children) {
            changed.add(child.name.equals(childName) ? change.apply(child) : child);
        }
        return withChildren(changed);
    }

    /** This element as XML text without a declaration, as BigBlueButton writes it. */
    public String toXml() {
        var out = new StringBuilder(256);
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            XmlText.escapeAttribute(value, out);
            out.append('"');
        });
        out.append('>');
        if (children.isEmpty()) {
            XmlText.escape(text, out);
        } else {
            children.forEach(child -> child.write(out));
        }
        out.append("</").append(name).append('>');
    }
}
