package bank.eventsourced.architecture;

import java.util.List;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule that the bank keeps.
 *
 * @param name     a sentence
 * @param rule     with the reason for it
 * @param culprits the classes of the bad bank in the test sources that break it, by their names within that bank
 */
record ArchitectureRule(String name, ArchRule rule, List<String> culprits) {

    static ArchitectureRule rule(String name, ArchRule rule, String... culprits) {
        return new ArchitectureRule(name, rule, List.of(culprits));
    }

    @Override
    public String toString() {
        return name;
    }
}
