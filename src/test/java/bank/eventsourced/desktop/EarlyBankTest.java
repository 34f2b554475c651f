package bank.eventsourced.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import bank.eventsourced.desktop.kit.BankPlace;

class EarlyBankTest {

    private static final Optional<BankPlace> HERE = Optional.of(new BankPlace.Folder(Path.of("here")));
    private static final Optional<BankPlace> ELSEWHERE =
            Optional.of(new BankPlace.Server("jdbc:postgresql://elsewhere/bank", ""));

    private final List<Optional<BankPlace>> opened = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_first_who_asks_gets_the_bank_that_was_begun() {
        try (var early = EarlyBank.begin(HERE, this::bank); var bank = early.apply(HERE)) {
            assertThat(bank.isActive()).isTrue();
            assertThat(opened).containsExactly(HERE);
        }
    }

    @Test
    void whoever_asks_again_gets_another_one() {
        try (var early = EarlyBank.begin(HERE, this::bank);
                var first = early.apply(HERE);
                var second = early.apply(ELSEWHERE)) {
            assertThat(second).isNotSameAs(first);
            assertThat(opened).containsExactly(HERE, ELSEWHERE);
        }
    }

    @Test
    void why_it_could_not_be_opened_is_told_as_it_was_and_it_can_be_tried_again() {
        var attempts = new AtomicInteger();
        var locked = new IllegalStateException("locked");
        try (var early = EarlyBank.begin(HERE, folder -> {
            if (attempts.getAndIncrement() == 0) {
                throw locked;
            }
            return bank(folder);
        })) {
            assertThatThrownBy(() -> early.apply(HERE)).isSameAs(locked);
            try (var bank = early.apply(HERE)) {
                assertThat(bank.isActive()).isTrue();
            }
        }
    }

    @Test
    void a_bank_that_nobody_asks_for_is_closed() {
        var banks = new ArrayList<ConfigurableApplicationContext>();
        EarlyBank.begin(HERE, folder -> {
            var bank = bank(folder);
            banks.add(bank);
            return bank;
        }).close();
        assertThat(banks).singleElement().matches(it -> !it.isActive());
    }

    private ConfigurableApplicationContext bank(Optional<BankPlace> folder) {
        opened.add(folder);
        var context = new GenericApplicationContext();
        context.refresh();
        return context;
    }
}
