package dev.trunkline.bridge.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Stands in for a port with those of its methods that somebody needs. */
public final class Fakes {

    private Fakes() {}

    /** @param before is told each call, such as {@code remove CH1 MB1}, and may let it fail */
    public static <T> T of(Class<T> port, Object methods, Consumer<String> before) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, called, given) -> {
            var words = new StringBuilder(called.getName());
            for (var each : given == null ? new Object[0] : given) {
                words.append(' ').append(each);
            }
            before.accept(words.toString());
            try {
                return methods.getClass()
                        .getMethod(called.getName(), called.getParameterTypes())
                        .invoke(methods, given);
            } catch (NoSuchMethodException e) {
                throw new UnsupportedOperationException(words.toString(), e);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
