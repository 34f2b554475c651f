/** Tests of the panels that move money and change accounts. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.panels;
