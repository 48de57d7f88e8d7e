package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A native executable reads and writes only what is listed; a part that is forgotten would fail at night, not in tests. */
class NativeReflectionTest {

    @Test
    void whateverIsPartOfAListedTypeIsListedToo() {
        var listed = Set.of(NativeReflection.class
                .getAnnotation(RegisterForReflection.class)
                .targets());
        assertThat(listed).isNotEmpty();

        var forgotten = new TreeSet<String>();
        for (var type : listed) {
            for (var part : parts(type)) {
                if (!listed.contains(part)) {
                    forgotten.add(part.getName() + " in " + type.getName());
                }
            }
        }

        assertThat(forgotten).isEmpty();
    }

    /** Our own types that Jackson meets inside this one: components of records, and what a sealed type permits. */
    private static Set<Class<?>> parts(Class<?> type) {
        var parts = new HashSet<Class<?>>();
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .flatMap(NativeReflectionTest::named)
                    .forEach(parts::add);
        }
        if (type.isSealed()) {
            parts.addAll(Arrays.asList(type.getPermittedSubclasses()));
        }
        parts.removeIf(part -> !part.getName().startsWith("io.ensemble."));
        return parts;
    }

    private static Stream<Class<?>> named(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain.isArray() ? plain.getComponentType() : plain);
            case ParameterizedType generic ->
                Stream.concat(
                        named(generic.getRawType()),
                        Arrays.stream(generic.getActualTypeArguments()).flatMap(NativeReflectionTest::named));
            default -> Stream.empty();
        };
    }
}
