package bank.eventsourced.eventstore.adapter.jpa;

import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.PersistenceException;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.FailureDiagnosis;

/**
 * Blames a failure of the database on the event only if the database refused its data; every other one would hit the
 * next event as well. So does a lack of memory.
 */
@Component
class JpaFailureDiagnosis implements FailureDiagnosis {

    private static final int LONGEST_CHAIN = 20;

    @Override
    public Blame of(Throwable failed) {
        var chain = Stream.<Throwable>iterate(failed, it -> it != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .toList();
        return chain.stream().noneMatch(JpaFailureDiagnosis::isRefusedData)
                && chain.stream().anyMatch(JpaFailureDiagnosis::isSurroundings) ? Blame.SURROUNDINGS : Blame.EVENT;
    }

    private static boolean isRefusedData(Throwable cause) {
        return isOneOf(cause, List.of(ConstraintViolationException.class, DataException.class,
                DataIntegrityViolationException.class));
    }

    private static boolean isSurroundings(Throwable cause) {
        return isOneOf(cause, List.of(PersistenceException.class, DataAccessException.class, TransactionException.class,
                BankUnavailable.class, VirtualMachineError.class)) && !(cause instanceof StackOverflowError);
    }

    private static boolean isOneOf(Throwable cause, List<Class<? extends Throwable>> kinds) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(cause));
    }
}
