package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndentedJsonTest {

    @Test
    void a_field_stands_on_a_line() {
        assertThat(IndentedJson.of("{\"a\":\"x, {y}: \\\"z\\\"\",\"b\":[1,2],\"c\":{},\"d\": [ ]}")).isEqualTo("""
                {
                  "a": "x, {y}: \\"z\\"",
                  "b": [
                    1,
                    2
                  ],
                  "c": {},
                  "d": []
                }""");
    }

    @Test
    void what_is_damaged_comes_out_all_the_same() {
        for (var damaged : new String[]{"", "null", "{\"account\":", "{\"a\":\"never closed", "}}]]",
                "\"ends with \\"}) {
            assertThat(IndentedJson.of(damaged).replaceAll("\\s", "")).isEqualTo(damaged.replaceAll("\\s", ""));
        }
    }

    @Test
    void a_text_is_quoted_as_JSON_wants_it() {
        assertThat(IndentedJson.quoted("say \"hi\"\n\\")).isEqualTo("\"say \\\"hi\\\"\\n\\\\\"");
    }
}
