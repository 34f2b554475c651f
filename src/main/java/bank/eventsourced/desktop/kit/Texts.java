package bank.eventsourced.desktop.kit;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The texts of the window in one language: German, or else English. Each screen has a bundle of its own in its package,
 * named as the package; the names of its texts begin with it, such as {@code journal.title}. All others are the kit's.
 */
public final class Texts {

    /** The packages of the desktop that have texts of their own. */
    public static final List<String> PACKAGES = List.of("shell", "welcome", "overview", "accounts", "account",
            "history", "journal", "ledger", "imports", "events", "deliveries", "snapshots", "settings", "help",
            "panels");

    private static final String DESKTOP = "bank.eventsourced.desktop.";
    private static final ResourceBundle.Control OR_ELSE_ENGLISH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle common;
    private final ResourceBundle sentences;
    private final Map<String, ResourceBundle> own;

    public Texts(Locale locale) {
        this.locale = locale;
        common = ResourceBundle.getBundle(DESKTOP + "kit.kit", locale, OR_ELSE_ENGLISH);
        sentences = ResourceBundle.getBundle(DESKTOP + "kit.sentences", locale, OR_ELSE_ENGLISH);
        own = PACKAGES.stream()
                .collect(Collectors.toMap(it -> it,
                        it -> ResourceBundle.getBundle(DESKTOP + it + "." + it, locale, OR_ELSE_ENGLISH)));
    }

    /** The language that they are in. */
    public Locale locale() {
        return locale;
    }

    /** @throws java.util.MissingResourceException if there is no text of that name */
    public String get(String name, Object... details) {
        return new MessageFormat(bundle(name).getString(name), locale).format(details);
    }

    /** The form of a sentence in this language, with the same values: the bank's own words where it has no others. */
    String form(String english) {
        return sentences.containsKey(english) ? sentences.getString(english) : english;
    }

    private ResourceBundle bundle(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? common : own.getOrDefault(name.substring(0, dot), common);
    }
}
