package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.fleet.snapshot.Wrong;
import java.util.Map;

/**
 * How values stand in the store. Two versions can run side by side: unknown fields are passed over, and of a word of a sighting
 * that only a later poller knows the worst is taken that leaves meetings alone.
 */
final class FleetJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addHandler(new LaterWords())
            .build();

    private static final class LaterWords extends DeserializationProblemHandler {

        private static final Map<Class<?>, Object> TAKEN_FOR =
                Map.of(Wrong.class, Wrong.ANSWER, Health.class, Health.UNSTABLE, Source.class, Source.NOBODY);

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String word, String failure) {
            return TAKEN_FOR.getOrDefault(type, NOT_HANDLED);
        }
    }

    private FleetJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        return read(json, new TypeReference<T>() {
            @Override
            public java.lang.reflect.Type getType() {
                return type;
            }
        });
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            // The text may hold secrets: the exception's own message would quote it.
            throw new UnreadableException(type.getType(), e.getLocation());
        }
    }
}
