package badbank.lombok;

/** As if. */
public @interface Data {}
