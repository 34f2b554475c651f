package bank.eventsourced;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.RecordedEvent;

/** Stands between the mechanism and the ledger's follower, and makes it fail after its effects for as long as it is told to. */
public final class BreakableLedger implements BeanPostProcessor {

    private volatile Predicate<AccountEvent> broken = event -> false;
    private volatile CountDownLatch going = new CountDownLatch(0);

    public void breakDown() {
        broken = event -> true;
    }

    /** It fails for one account only. */
    public void breakDownFor(AccountNumber account) {
        broken = event -> event.account().equals(account);
    }

    /** It stands still in the middle of its work, and nothing fails. */
    public void stop() {
        going = new CountDownLatch(1);
    }

    public void repair() {
        broken = event -> false;
        going.countDown();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof EventSourcing)) {
            return bean;
        }
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            var arguments = call.getArguments();
            if (call.getMethod().getName().equals("follow") && arguments[1] instanceof Follower<?> follower
                    && follower.name().equals("ledger")) {
                arguments[1] = new Breakable<>(follower);
            }
            return call.proceed();
        });
        return proxy.getProxy();
    }

    private void waitUntilItGoes() {
        try {
            going.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
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
            waitUntilItGoes();
            if (events.stream().map(RecordedEvent::event).map(AccountEvent.class::cast).anyMatch(broken)) {
                throw new IllegalStateException("The ledger is broken for a while");
            }
        }
    }
}
