package io.ensemble.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Checksum.Verdict;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    // The secret and the first row are the example of https://docs.bigbluebutton.org/development/api/#usage
    private static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";
    private static final String QUERY = "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444";

    @ParameterizedTest(name = "{0}: {2} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
             1 | SHA1   | create | name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444 | 1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17
             2 | SHA256 | create | name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444 | da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e
             3 | SHA384 | create | name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444 | 891ac633df39d0a1b4f8d597f3e190833216c4b29c4fb51ea3ca72757eeb958d6e7b49a845cf29f5c6019c7d29d029d1
             4 | SHA512 | create | name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444 | de73ad61d11a5c801b68d4bd6ec5248546085cefb0b25c85f3c46249ea93a3a4b120f92c0a8a58d7512cb77821884951a3b01245f3435dbbef49fff3cc3988b4
             5 | SHA1   | create | moderatorPW=333444&attendeePW=111222&meetingID=abc123&name=Test+Meeting | 01072c15c1d3c6332505809a2aa6039c6f527286
             6 | SHA1   | create | name=Test%20Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444 | f1ae295e2cb9a9225152334d12c9db97d2bfee5b
             7 | SHA1   | getMeetings | '' | 2027baa7771026e9e93392f55031535d1444c41f
             8 | SHA256 | getMeetings | '' | a5370c5f3d97d56d53b435684cdbc429c2898a3bf9f435518b4279e1e0dbfc8c
             9 | SHA256 | '' | '' | 7095429a567cab46b9fafff33ef2ac666c38e0f5c8ba278ea5c930ed7d3a06ab
            10 | SHA256 | create | meetingID=abc123&name=%C3%9Cbung%3A+Gr%C3%B6%C3%9Fe+%26+Ma%C3%9F | 3d6803abfd45744a7728536a70b4eec101c774e276f95bf616ffa285e1d28aed
            11 | SHA256 | create | meetingID=abc123&name=%c3%9cbung%3a+Gr%c3%b6%c3%9fe+%26+Ma%c3%9f | c6e70b8199d921d1ec140a7824a805c247e9bd8324b5f9cf835063ef4f170b99
            12 | SHA1   | join | &fullName=teacher%2B1&meetingID=abc123&role=MODERATOR | 20f83cc5bd6916f087782d2268e5c39d7730b0ef
            13 | SHA256 | join | fullName=Jane+Doe&meetingID=abc123&role=VIEWER&createTime=1700000000123&redirect=true | 88f9a00ff678049301d9d926ae7bb00d17bf0c0a7f401bd89a5316e519c385a5
            14 | SHA1   | hooks/create | callbackURL=https%3A%2F%2Flb.example.org%2Fcb%3Fx%3D1&meetingID=abc123 | 1ed2ae6dfaf2c6b4662d29b555dcd89beb3954c1
            15 | SHA1   | isMeetingRunning | meetingID=0 | 0aa492233c7b0b947bb84d4245214e5c20de799d
            16 | SHA1   | getRecordings | meetingID=a%2Cb&state=any | 1fa1216d04910d3019c790ec8eec9f6d4222e023
            17 | SHA256 | create | '' | 272c9555258496a3f19c5ad8f599af2a4ebec031381ff1e37b34842c42c12284
            18 | SHA256 | insertDocument | meetingID=abc123 | 5550072b9b456c6e0c2bf6b9cb86b154c19f92b62ddad920167b444bc90067f9
            """)
    void signsAsTheServerDoes(int number, ChecksumAlgorithm algorithm, String call, String rawQuery, String expected) {
        assertThat(Checksum.of(algorithm, call, rawQuery, SECRET)).isEqualTo(expected);

        var signed = Checksum.sign(algorithm, call, rawQuery, SECRET);
        assertThat(signed).endsWith("checksum=" + expected);
        assertThat(verify(call, signed)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void signsTheCallbackOfAWebhook() {
        // Given what bbb-webhooks sends: the address of the hook, the body, the secret
        var url = "https://lb.example.org/cb?x=1";
        var body = "domain=bbb1.example.org"
                + "&event=%5B%7B%22data%22%3A%7B%22id%22%3A%22meeting-ended%22%7D%7D%5D&timestamp=1700000000456";

        // When
        var checksum = ChecksumAlgorithm.SHA1.hex(url + body + SECRET);

        // Then
        assertThat(checksum).isEqualTo("e2d398f18b2dce5440bdb425944aa20ec705c7c8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checksum=%s&a=1&b=2", "a=1&checksum=%s&b=2", "a=1&b=2&checksum=%s"})
    void acceptsTheChecksumAnywhere(String query) {
        var checksum = Checksum.of(ChecksumAlgorithm.SHA256, "create", "a=1&b=2", SECRET);

        assertThat(verify("create", query.formatted(checksum))).isEqualTo(new Verdict.Valid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checksum=%s", "&checksum=%s"})
    void acceptsAnEmptyQuery(String query) {
        var checksum = Checksum.of(ChecksumAlgorithm.SHA1, "getMeetings", "", SECRET);

        assertThat(verify("getMeetings", query.formatted(checksum))).isEqualTo(new Verdict.Valid());
    }

    @Test
    void keepsALeadingAmpersand() {
        // Given a query as getJoinUrl writes it
        var signed = Checksum.sign(ChecksumAlgorithm.SHA1, "join", "&fullName=A&meetingID=abc", SECRET);

        assertThat(verify("join", signed)).isEqualTo(new Verdict.Valid());
        assertThat(verify("join", signed.substring(1))).isEqualTo(new Verdict.Mismatch());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsUpperCaseDigits(ChecksumAlgorithm algorithm) {
        var checksum = Checksum.of(algorithm, "create", QUERY, SECRET).toUpperCase(Locale.ROOT);

        assertThat(verify("create", QUERY + "&checksum=" + checksum)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void acceptsAChecksumInTheForm() {
        // Given everything in the body, so that the query is empty
        var checksum = Checksum.of(ChecksumAlgorithm.SHA256, "create", "", SECRET);
        var form = Parameters.of("meetingID", "abc123", "checksum", checksum);

        assertThat(Checksum.verify("create", "", form, List.of(SECRET))).isEqualTo(new Verdict.Valid());
    }

    @Test
    void coversTheQueryEvenIfTheChecksumIsInTheForm() {
        var form = Parameters.of("checksum", Checksum.of(ChecksumAlgorithm.SHA256, "create", QUERY, SECRET));

        assertThat(Checksum.verify("create", QUERY, form, List.of(SECRET))).isEqualTo(new Verdict.Valid());
        assertThat(Checksum.verify("create", "", form, List.of(SECRET))).isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void refusesTwoChecksumsInTheQuery() {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA1, "create", QUERY, SECRET);
        var checksum = Parameters.parse(signed).text("checksum");

        assertThat(verify("create", signed + "&checksum=" + checksum)).isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void refusesOneChecksumInTheQueryAndOneInTheForm() {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA1, "create", QUERY, SECRET);
        var form = Parameters.of("checksum", Parameters.parse(signed).text("checksum"));

        assertThat(Checksum.verify("create", signed, form, List.of(SECRET))).isEqualTo(new Verdict.Mismatch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "checksum=", "checksum", "a=1&checksum=&b=2", "Checksum=abc"})
    void saysThatTheChecksumIsMissing(String query) {
        assertThat(verify("create", query)).isEqualTo(new Verdict.Missing());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 39, 41, 63, 65, 127, 129, 4000})
    void refusesALengthThatNoAlgorithmHas(int length) {
        assertThat(verify("create", "checksum=" + "a".repeat(length))).isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void refusesTheChecksumOfAnotherCall() {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA256, "isMeetingRunning", "meetingID=abc", SECRET);

        assertThat(verify("end", signed)).isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void acceptsEverySecretInForce() {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA256, "create", QUERY, "second");

        assertThat(Checksum.verify("create", signed, Parameters.NONE, List.of("first", "second")))
                .isEqualTo(new Verdict.Valid());
        assertThat(Checksum.verify("create", signed, Parameters.NONE, List.of("first")))
                .isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void neverAcceptsAnEmptySecret() {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA256, "create", QUERY, "");

        assertThat(Checksum.verify("create", signed, Parameters.NONE, List.of("", SECRET)))
                .isEqualTo(new Verdict.Mismatch());
        assertThat(Checksum.verify("create", signed, Parameters.NONE, List.of()))
                .isEqualTo(new Verdict.Mismatch());
    }

    @Test
    void doesNotLetAParameterHideInAnotherName() {
        // Given a signed link of a guest
        var signed = Checksum.sign(ChecksumAlgorithm.SHA1, "join", "meetingID=abc&guest=true", SECRET);
        var checksum = Parameters.parse(signed).text("checksum");

        // When the checksum's text is put into the name, where the server's textual removal would find it too
        var tampered = signed.replace("guest=true", "guchecksum=" + checksum + "&est=true");

        // Then
        assertThat(verify("join", tampered)).isEqualTo(new Verdict.Mismatch());
    }

    private static Verdict verify(String call, String rawQuery) {
        return Checksum.verify(call, rawQuery, Parameters.NONE, List.of(SECRET));
    }
}
