/** Has two gates to the FX thread. */
@NullMarked
package badbank.desktop;

import org.jspecify.annotations.NullMarked;
