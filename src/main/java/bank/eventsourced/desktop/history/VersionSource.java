package bank.eventsourced.desktop.history;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Collectors;

import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.operations.Monitor;

/** The events of one account for the list: their keys are the versions, which need no listing. */
record VersionSource(AccountHistory history, AccountNumber account) implements RowSource<Long, VersionSource.Row> {

    @Override
    public List<Long> keys(int limit, Monitor monitor) {
        return new Versions((int) Math.min(limit, history.versions(account)));
    }

    @Override
    public List<Row> rows(List<Long> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        var found = history.events(account, versions.getFirst() - 1, versions.size())
                .stream()
                .collect(Collectors.toMap(PastEvent::version, it -> it));
        return versions.stream().map(it -> new Row(it, Optional.ofNullable(found.get(it)))).toList();
    }

    /** @param event absent if the version is missing in the log */
    record Row(long version, Optional<PastEvent> event) {

        /** Whether it cannot be read. */
        boolean isFaulty() {
            return event.map(it -> it.content() instanceof PastEvent.Content.Illegible).orElse(true);
        }
    }

    /** 1, 2, 3 … without keeping them. */
    private static final class Versions extends AbstractList<Long> implements RandomAccess {

        private final int count;

        Versions(int count) {
            this.count = count;
        }

        @Override
        public Long get(int index) {
            if (index < 0 || index >= count) {
                throw new IndexOutOfBoundsException(index);
            }
            return index + 1L;
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public int indexOf(Object version) {
            return version instanceof Long it && it >= 1 && it <= count ? (int) (it - 1) : -1;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Versions it ? it.count == count : super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
