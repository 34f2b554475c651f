package badbank.account.domain;

import java.util.UUID;

/** Leaves it to chance. */
record Lottery() {

    UUID winner() {
        return UUID.randomUUID();
    }
}
