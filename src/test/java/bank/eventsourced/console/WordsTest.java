package bank.eventsourced.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.InvalidInput;

class WordsTest {

    @Test
    void blanksSeparateWords() {
        assertThat(Words.of("  deposit 1\t 20.00 ")).containsExactly("deposit", "1", "20.00");
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of("   ")).isEmpty();
    }

    @Test
    void quotesAndBackslashesProtect() {
        assertThat(Words.of("a \"b c\" 'd \"e\\' f\\ g \"say \\\"hi\\\" \\n\" x\"y\"'z'")).containsExactly("a", "b c",
                "d \"e\\", "f g", "say \"hi\" \\n", "xyz");
        assertThat(Words.of("--text ''")).containsExactly("--text", "");
    }

    @Test
    void aHashBeginsACommentOnlyAtTheBeginningOfAWord() {
        assertThat(Words.of("# all")).isEmpty();
        assertThat(Words.of("deposit 1 2 # why")).containsExactly("deposit", "1", "2");
        assertThat(Words.of("a#b '#c'")).containsExactly("a#b", "#c");
    }

    @Test
    void whatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> Words.of("a 'b")).isInstanceOf(InvalidInput.class).hasMessageContaining("not closed");
        assertThatThrownBy(() -> Words.of("a \"b\\\"")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Words.of("a \\")).isInstanceOf(InvalidInput.class);
    }
}
