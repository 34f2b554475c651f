package bank.eventsourced.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The house of section 3 of the design under some root package: its modules, their arrows, their layers. */
record House(String root) {

    /** The modules, and which others each of them may use. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("wording", Set.of()),
            entry("money", Set.of("wording")),
            entry("eventstore", Set.of("wording", "money")),
            entry("account", Set.of("wording", "money", "eventstore")),
            entry("ledger", Set.of("wording", "money", "eventstore", "account")),
            entry("journal", Set.of("wording", "money", "eventstore", "account")),
            entry("operations", Set.of("wording", "money", "eventstore")),
            entry("laboratory", Set.of("money", "account", "ledger", "journal", "operations")),
            entry("benchmark", Set.of("money", "account", "ledger", "operations", "eventstore")),
            entry("console",
                    Set.of("wording", "money", "account", "ledger", "journal", "operations", "laboratory",
                            "benchmark")),
            entry("desktop", Set.of("wording", "money", "account", "ledger", "journal", "operations")));

    static final Set<String> DRIVING_ADAPTERS = Set.of("console", "desktop", "laboratory", "benchmark");

    boolean owns(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The module of a class of this house; empty text for the root package. */
    String module(JavaClass type) {
        return segment(type, 0);
    }

    /** The layer of a class within its module: domain, application, adapter; empty text for the module's root. */
    String layer(JavaClass type) {
        return segment(type, 1);
    }

    private String segment(JavaClass type, int index) {
        var inside = type.getPackageName().substring(root.length());
        var segments = inside.isEmpty() ? new String[0] : inside.substring(1).split("\\.", -1);
        return index < segments.length ? segments[index] : "";
    }

    boolean isDrivingAdapter(JavaClass type) {
        return DRIVING_ADAPTERS.contains(module(type));
    }

    /** Whether a class stands in the root of one of the modules that make up the core. */
    boolean isPublishedByCore(JavaClass type) {
        return !module(type).isEmpty() && !isDrivingAdapter(type) && layer(type).isEmpty();
    }

    /** A package of this house as a pattern of ArchUnit's. */
    String in(String inside) {
        return root + "." + inside;
    }

    DescribedPredicate<JavaClass> classes(String description, Predicate<JavaClass> which) {
        return DescribedPredicate.describe(description, which);
    }

    /** Holds if every dependency of a class, from itself to the other, is allowed. */
    static ArchCondition<JavaClass> dependOnlyOn(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return condition("depend only on " + description, (type, events) -> type.getDirectDependenciesFromSelf()
                .stream()
                .filter(it -> !allowed.test(type, it.getTargetClass().getBaseComponentType()))
                .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription()))));
    }

    static ArchCondition<JavaClass> condition(String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }

    static void violate(ConditionEvents events, JavaClass type, String what) {
        events.add(SimpleConditionEvent.violated(type, "%s %s %s".formatted(type.getName(), what,
                type.getSourceCodeLocation())));
    }
}
