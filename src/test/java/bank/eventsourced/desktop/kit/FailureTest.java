package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.InvalidInput;

class FailureTest {

    @Test
    void the_programs_own_sentence_is_better_than_those_around_it() {
        var ours = new InvalidInput("The bank is open elsewhere. Close it there.");
        ours.initCause(new IOException("EAGAIN"));
        assertThat(Failure.explanation(new IllegalStateException("Error creating bean", ours)))
                .hasToString("The bank is open elsewhere. Close it there.");
    }

    @Test
    void else_the_innermost_that_says_something() {
        assertThat(Failure.explanation(new IllegalStateException("outside",
                new IOException("disk full", new IOException())))).hasToString("disk full");
        assertThat(Failure.explanation(new NullPointerException())).hasToString("NullPointerException");
    }
}
