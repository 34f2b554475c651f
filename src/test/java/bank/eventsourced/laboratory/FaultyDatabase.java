package bank.eventsourced.laboratory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stands between the bank and its database and counts, for each thread, the points at which the program could die or the
 * database could fail: before each statement, before each commit, and after each commit. At every point it can do
 * something: fail, or look at the files as they are. Nothing in the bank knows of it.
 */
final class FaultyDatabase implements BeanPostProcessor {

    private final Map<String, List<String>> passed = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock working = new ReentrantReadWriteLock();
    private volatile Fault fault = Fault.NONE;
    private volatile Consumer<Point> observer = point -> {};

    /**
     * @param thread the name of the thread
     * @param number from 1, for each thread
     * @param kind   such as {@code insert event}, {@code commit} or {@code after commit}
     */
    record Point(String thread, int number, String kind) {}

    private record Fault(Set<String> threads, int number) {

        static final Fault NONE = new Fault(Set.of(), 0);
    }

    /** The n-th point of each of the threads from now on fails with an exception, once. */
    void failAt(int number, String... threads) {
        passed.clear();
        fault = new Fault(Set.of(threads), number);
    }

    /** From now on nothing fails, and this looks at each point while no statement is at work. */
    void observe(Consumer<Point> newObserver) {
        fault = Fault.NONE;
        passed.clear();
        observer = newObserver;
    }

    /** The points that a thread has passed since the last order. */
    List<String> passed(String thread) {
        var kinds = passed.getOrDefault(thread, List.of());
        synchronized (kinds) {
            return List.copyOf(kinds);
        }
    }

    /** The kind of the point that was to fail in a thread, if it came to that. */
    Optional<String> failed(String thread) {
        var kinds = passed(thread);
        return fault.threads().contains(thread) && kinds.size() >= fault.number()
                ? Optional.of(kinds.get(fault.number() - 1))
                : Optional.empty();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? proxy(DataSource.class, pool,
                (method, result) -> result instanceof Connection it
                        ? connection(it)
                        : result,
                "") : bean;
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, real, (method, result) -> switch (result) {
            case PreparedStatement it -> proxy(PreparedStatement.class, it, (_, value) -> value, method);
            case Statement it -> proxy(Statement.class, it, (_, value) -> value, method);
            case null, default -> result;
        }, "");
    }

    /** What a proxy gives for what the real object gave; it is told the first argument of the call as text. */
    private interface Wrapping {

        @Nullable
        Object of(String argument, @Nullable Object result);
    }

    private <T> T proxy(Class<T> type, T real, Wrapping wrapping, String sql) {
        InvocationHandler handler = (self, method, arguments) -> {
            var argument = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
            if (method.getName().equals("commit")) {
                return commit(real, method);
            }
            if (method.getName().startsWith("execute")) {
                return at(kind(sql.isEmpty() ? argument : sql), () -> call(real, method, arguments));
            }
            return wrapping.of(argument, call(real, method, arguments));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private @Nullable Object commit(Object real, Method method) throws Throwable {
        at("commit", () -> call(real, method));
        return at("after commit", () -> null);
    }

    private interface Work {

        @Nullable
        Object run() throws Throwable;
    }

    private @Nullable Object at(String kind, Work statement) throws Throwable {
        pass(kind);
        working.readLock().lock();
        try {
            return statement.run();
        } finally {
            working.readLock().unlock();
        }
    }

    private void pass(String kind) throws SQLException {
        var thread = Thread.currentThread().getName();
        var kinds = passed.computeIfAbsent(thread, it -> new ArrayList<>());
        int number;
        synchronized (kinds) {
            kinds.add(kind);
            number = kinds.size();
        }
        if (fault.number() == number && fault.threads().contains(thread)) {
            throw new SQLException("Fault at point %d of %s: %s".formatted(number, thread, kind));
        }
        working.writeLock().lock();
        try {
            observer.accept(new Point(thread, number, kind));
        } finally {
            working.writeLock().unlock();
        }
    }

    private static @Nullable Object call(Object real, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    /** The verb and the table of a statement. */
    private static String kind(String sql) {
        var words = List.of(sql.toLowerCase(Locale.ROOT).replace('(', ' ').strip().split("\\s+", -1));
        var table = switch (words.getFirst()) {
            case "update" -> words.get(1);
            case "insert", "delete" -> words.get(2);
            case "select" -> words.contains("from") ? words.get(words.indexOf("from") + 1) : "";
            default -> "";
        };
        return words.getFirst() + " " + table;
    }
}
