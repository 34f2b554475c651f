package bank.eventsourced.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param figures      of which at least one
 * @param rounds       how often each is measured, in turn with its yardstick; at least 1
 * @param measure      how long clients work in a round
 * @param transactions how many are imported in all, at least one a round; that makes the large bank
 * @param longAccount  how many events the long account has, at least 2
 * @param onServer     whether the bank lies on a server, which has one bank only
 * @param scratch      a folder that is there, for files to import and to measure the disk
 */
public record Plan(Set<Figure> figures, int rounds, Duration measure, int transactions, int longAccount,
        boolean onServer, Path scratch) {

    public Plan {
        figures = Set.copyOf(figures);
        if (figures.isEmpty() || rounds < 1 || transactions < rounds || longAccount < 2) {
            throw new IllegalArgumentException("There must be a figure, a round, a transaction and a long account.");
        }
        if (onServer && !figures.stream().allMatch(Figure::isOnServersToo)) {
            throw new IllegalArgumentException("Not all of %s can be measured on a server.".formatted(figures));
        }
    }

    boolean wants(Figure... wanted) {
        for (var figure : wanted) {
            if (figures.contains(figure)) {
                return true;
            }
        }
        return false;
    }
}
