package bank.eventsourced.desktop.account;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.function.Supplier;

import bank.eventsourced.journal.Period;

/** Which days a statement is about. */
sealed interface PeriodChoice {

    /**
     * The days.
     *
     * @param lifetime from the first movement of the account to the last, if there is any
     */
    Period on(LocalDate today, Supplier<Optional<Period>> lifetime);

    /** Days that move on with the calendar. */
    enum Usual implements PeriodChoice {

        THIS_MONTH {
            @Override
            public Period on(LocalDate today, Supplier<Optional<Period>> lifetime) {
                return month(today);
            }
        },
        LAST_MONTH {
            @Override
            public Period on(LocalDate today, Supplier<Optional<Period>> lifetime) {
                return month(today.minusMonths(1));
            }
        },
        THIS_YEAR {
            @Override
            public Period on(LocalDate today, Supplier<Optional<Period>> lifetime) {
                return new Period(today.with(TemporalAdjusters.firstDayOfYear()),
                        today.with(TemporalAdjusters.lastDayOfYear()));
            }
        },
        ALL {
            @Override
            public Period on(LocalDate today, Supplier<Optional<Period>> lifetime) {
                return lifetime.get()
                        .map(it -> new Period(it.from(), it.to().isBefore(today) ? today : it.to()))
                        .map(it -> it.from().isAfter(today) ? new Period(today, it.to()) : it)
                        .orElseGet(() -> new Period(today, today));
            }
        };

        private static Period month(LocalDate day) {
            return new Period(day.with(TemporalAdjusters.firstDayOfMonth()),
                    day.with(TemporalAdjusters.lastDayOfMonth()));
        }
    }

    /** Days that people chose. */
    record Own(Period period) implements PeriodChoice {

        @Override
        public Period on(LocalDate today, Supplier<Optional<Period>> lifetime) {
            return period;
        }
    }
}
