package bank.eventsourced.desktop;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the window in one language: German, or else English. */
final class Texts {

    private static final ResourceBundle.Control OR_ELSE_ENGLISH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    Texts(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle("bank.eventsourced.desktop.texts", locale, OR_ELSE_ENGLISH);
    }

    /** @throws java.util.MissingResourceException if there is no text of that name */
    String get(String name, Object... details) {
        return new MessageFormat(bundle.getString(name), locale).format(details);
    }
}
