package bank.eventsourced;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;

import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.RecordedEvent;

/** Stands between the mechanism and the ledger's follower, and makes it fail after its effects for as long as it is told to. */
final class BreakableLedger implements BeanPostProcessor {

    private volatile boolean broken;

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof EventSourcing)) {
            return bean;
        }
        return Proxy.newProxyInstance(bean.getClass().getClassLoader(), bean.getClass().getInterfaces(),
                (proxy, method, arguments) -> {
                    if (method.getName().equals("follow") && arguments[1] instanceof Follower<?> follower
                            && follower.name().equals("ledger")) {
                        arguments[1] = new Breakable<>(follower);
                    }
                    try {
                        return method.invoke(bean, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause() == null ? failed : failed.getCause();
                    }
                });
    }

    private final class Breakable<E> implements Follower<E> {

        private final Follower<E> ledger;

        Breakable(Follower<E> ledger) {
            this.ledger = ledger;
        }

        @Override
        public String name() {
            return ledger.name();
        }

        @Override
        public void handle(List<RecordedEvent<E>> events) {
            ledger.handle(events);
            if (broken) {
                throw new IllegalStateException("The ledger is broken for a while");
            }
        }
    }
}
