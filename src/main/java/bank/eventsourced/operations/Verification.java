package bank.eventsourced.operations;

import java.util.List;
import java.util.Map;

import bank.eventsourced.wording.Sentence;

/**
 * What a verification found.
 *
 * @param events   how many events were recomputed, by log
 * @param figures  figures that several modules state, and what each of them says; in an order that people can read
 * @param problems each thing that is wrong; empty if the bank is whole
 */
public record Verification(Map<String, Long> events, Map<String, Map<String, String>> figures,
        List<Sentence> problems) {

    public boolean ok() {
        return problems.isEmpty();
    }
}
