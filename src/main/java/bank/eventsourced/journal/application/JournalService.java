package bank.eventsourced.journal.application;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountLog;
import bank.eventsourced.eventstore.ControlTotals;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.Following;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;

/** Finds journal entries, and hands prompts to the journal's follower. */
@Service
public class JournalService implements JournalEntries, ControlTotals {

    private final JournalStore store;
    private final Following following;

    JournalService(EventSourcing eventSourcing, JournalStore store, JournalFollower follower) {
        this.store = store;
        this.following = eventSourcing.follow(AccountLog.DEFINITION, follower);
    }

    /** The log of accounts has reached a position: see {@link Following#prompt}. */
    public CompletableFuture<Void> prompt(long position) {
        return following.prompt(position);
    }

    @Override
    public List<JournalEntry> find(JournalQuery query) {
        return store.find(query);
    }

    @Override
    public long behind() {
        return following.status().behind();
    }

    @Override
    public String source() {
        return "journal";
    }

    @Override
    public Map<String, String> totals() {
        var totals = new TreeMap<String, String>();
        store.totals().forEach((currency, sum) -> {
            totals.put("customer deposits " + currency, sum.balance().decimal());
            totals.put("transactions " + currency, Long.toString(sum.transactions()));
        });
        return totals;
    }
}
