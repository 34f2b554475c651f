package badbank.shared;

import java.lang.reflect.Method;

import badbank.lombok.Data;

/** Belongs to no module, to a package that says nothing, and does tricks. */
@Data
record Everything(Method method) {}
