package bank.eventsourced.desktop.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test that needs JavaFX. There is one toolkit, one keyboard and one mouse, so these tests run one after the other; but
 * they run beside those that need no screen.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the screen")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SharesTheScreen {}
