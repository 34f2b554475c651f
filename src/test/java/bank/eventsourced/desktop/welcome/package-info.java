/** Tests of the first run. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.welcome;
