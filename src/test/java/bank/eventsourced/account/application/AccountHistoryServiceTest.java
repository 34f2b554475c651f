package bank.eventsourced.account.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountHistoryServiceTest {

    @Test
    void aShortHistoryIsShownWhole() {
        assertThat(AccountHistoryService.sample(0, 500)).isEmpty();
        assertThat(AccountHistoryService.sample(1, 500)).containsExactly(1L);
        assertThat(AccountHistoryService.sample(4, 5)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(AccountHistoryService.sample(5, 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aLongHistoryIsShownInEvenStepsFromTheFirstToTheLast() {
        assertThat(AccountHistoryService.sample(9, 5)).containsExactly(1L, 3L, 5L, 7L, 9L);
        assertThat(AccountHistoryService.sample(6, 5)).containsExactly(1L, 2L, 3L, 4L, 6L);
        for (var versions : new long[]{501, 10_000, 1_000_000, Long.MAX_VALUE / 1_000}) {
            var sample = AccountHistoryService.sample(versions, 500).boxed().toList();
            assertThat(sample).hasSize(500).startsWith(1L).endsWith(versions).isSorted().doesNotHaveDuplicates();
        }
    }
}
