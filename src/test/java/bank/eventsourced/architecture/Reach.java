package bank.eventsourced.architecture;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;

/** What code ends up calling: itself, or through other code of the house. */
final class Reach {

    private final House house;
    private final Predicate<AccessTarget> wanted;
    private final Set<JavaMember> visited = new HashSet<>();

    private Reach(House house, Predicate<AccessTarget> wanted) {
        this.house = house;
        this.wanted = wanted;
    }

    /** How a class comes to call what is wanted, if it does. */
    static Optional<String> path(House house, JavaClass from, Predicate<AccessTarget> wanted) {
        var reach = new Reach(house, wanted);
        return from.getCodeUnits().stream().flatMap(it -> reach.from(it).stream()).findFirst();
    }

    private Optional<String> from(JavaCodeUnit code) {
        if (!visited.add(code)) {
            return Optional.empty();
        }
        return code.getAccessesFromSelf().stream().flatMap(it -> step(it).stream()).findFirst();
    }

    private Optional<String> step(JavaAccess<?> access) {
        if (wanted.test(access.getTarget())) {
            return Optional.of(access.getDescription());
        }
        return access.getTarget()
                .resolveMember()
                .filter(it -> house.owns(it.getOwner()))
                .filter(JavaCodeUnit.class::isInstance)
                .flatMap(it -> from((JavaCodeUnit) it))
                .map(further -> access.getDescription() + ", there " + further);
    }
}
