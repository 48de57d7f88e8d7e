package io.ensemble.bigbluebutton;

import static io.ensemble.bigbluebutton.ApiCall.Method.GET;
import static io.ensemble.bigbluebutton.ApiCall.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCallTest {

    @ParameterizedTest
    @EnumSource
    void isFoundAtItsPath(ApiCall call) {
        assertThat(ApiCall.at(call.path())).contains(call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handleJoinExistingUser",
                "enter",
                "Create",
                "create/",
                "/create",
                "hooks",
                "hooks/",
                "a/../create"
            })
    void isNothingElse(String path) {
        assertThat(ApiCall.at(path)).isEmpty();
    }

    @Test
    void knowsItsMethods() {
        assertThat(ApiCall.CREATE.methods()).containsExactly(GET, POST);
        assertThat(ApiCall.JOIN.methods()).containsExactly(GET);
        assertThat(ApiCall.INSERT_DOCUMENT.methods()).containsExactly(POST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE             | application/x-www-form-urlencoded                | true
            CREATE             | Application/XML; charset=UTF-8                   | true
            CREATE             | text/xml ;charset=utf-8                          | true
            CREATE             | MULTIPART/form-data; boundary="a;b"              | true
            CREATE             | application/json                                 | false
            CREATE             | text/plain;application/xml                       | false
            CREATE             | ''                                               | false
            GET_MEETINGS       | application/x-www-form-urlencoded; charset=utf-8 | true
            GET_MEETINGS       | application/xml                                  | false
            INSERT_DOCUMENT    | application/xml                                  | true
            INSERT_DOCUMENT    | text/xml                                         | false
            INSERT_DOCUMENT    | multipart/form-data                              | false
            SEND_CHAT_MESSAGE  | application/json                                 | true
            """)
    void knowsItsContentTypes(ApiCall call, String header, boolean accepted) {
        assertThat(call.accepts(header)).isEqualTo(accepted);
    }
}
