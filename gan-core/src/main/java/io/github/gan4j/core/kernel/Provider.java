package io.github.gan4j.core.kernel;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The providers, best first. Each is tried at most once, and only when it is asked for. */
enum Provider {
  VECTOR("io.github.gan4j.core.kernel.VectorKernels", Provider::vectorRefusal),
  JBLAS("io.github.gan4j.core.kernel.JblasKernels", () -> null),
  SCALAR("io.github.gan4j.core.kernel.ScalarKernels", () -> null);

  private static final String MODULE = "jdk.incubator.vector";

  private final String className;
  private final Supplier<@Nullable String> check;
  private boolean tried;
  private @Nullable Kernels kernels;
  private @Nullable String refusal;

  Provider(String className, Supplier<@Nullable String> check) {
    this.className = className;
    this.check = check;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kernels, or null if this provider does not work here. */
  @Nullable
  Kernels kernels() {
    load();
    return kernels;
  }

  /** Why this provider does not work here and what to do; null if it does. */
  @Nullable
  String refusal() {
    load();
    return refusal;
  }

  /** What else {@link Backends#describe} says of it. */
  String detail() {
    return kernels() instanceof ScalarKernels k ? k.detail() : "";
  }

  // By name: the vector class must not be linked where its module is missing.
  private synchronized void load() {
    if (tried) {
      return;
    }
    tried = true;
    refusal = check.get();
    if (refusal != null) {
      return;
    }
    try {
      kernels = (Kernels) Class.forName(className).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      refusal = cause.toString();
    }
  }

  private static @Nullable String vectorRefusal() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return "add the JVM flag --add-modules " + MODULE;
    }
    String info = System.getProperty("java.vm.info", "");
    if (info.contains("emulated-client") || info.contains("interpreted")) {
      return "needs the C2 compiler, this JVM runs in " + info;
    }
    if (!isOn("UseFMA", true)) {
      return "needs a processor with fused multiply-add";
    }
    if (isOn("UseJVMCICompiler", false)) {
      return "needs the C2 compiler, this JVM compiles with JVMCI";
    }
    return isHotSpot()
        ? null
        : "needs a HotSpot JVM, this is " + System.getProperty("java.vm.name");
  }

  private static boolean isHotSpot() {
    return vmOption("UseFMA") != null;
  }

  private static boolean isOn(String flag, boolean unknown) {
    String value = vmOption(flag);
    return value == null ? unknown : Boolean.parseBoolean(value);
  }

  /** The value of a HotSpot flag, or null if this JVM does not have it. */
  private static @Nullable String vmOption(String flag) {
    try {
      return ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
          .getVMOption(flag)
          .getValue();
    } catch (IllegalArgumentException | NullPointerException | LinkageError e) {
      return null;
    }
  }
}
