import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.discoveryRequest;
import static org.junit.platform.launcher.core.LauncherExecutionRequestBuilder.executionRequest;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes, or {@code class#method}, in the order of the arguments, until one test fails. Says {@code
 * FAILED} and which one, {@code PASSED} and how many, or {@code BROKEN}.
 */
final class FirstFailure implements TestExecutionListener {

  private final CancellationToken stop = CancellationToken.create();
  private final AtomicInteger passed = new AtomicInteger();
  private String failure;

  public static void main(String[] tests) {
    FirstFailure first = new FirstFailure();
    for (String test : tests) {
      first.run(test);
    }
    System.out.println();
    System.out.println(
        first.failure != null ? first.failure : "PASSED " + first.passed.get());
    System.exit(0); // whatever threads a test left
  }

  private void run(String test) {
    if (failure == null) {
      LauncherDiscoveryRequest tests = discoveryRequest()
          .selectors(test.contains("#") ? selectMethod(test) : selectClass(test))
          .build();
      LauncherFactory.create()
          .execute(executionRequest(tests).listeners(this).cancellationToken(stop).build());
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.FAILED && failure == null) {
      failure = isOfClass(test) ? "FAILED " + name(test) : "BROKEN: the tests could not be found";
      result.getThrowable().ifPresent(e -> System.out.println(firstLine(e)));
      stop.cancel();
    } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      passed.incrementAndGet();
    }
  }

  // Of io.github.gan4j.core.tensor.OpSuiteTest > secondGradients() > mul [2, 3]: what a reader looks for.
  private static String name(TestIdentifier test) {
    String id = test.getUniqueIdObject().getSegments().stream()
        .filter(s -> s.getType().equals("class") || s.getType().startsWith("test"))
        .limit(2)
        .map(s -> s.getValue().replaceAll("\\(.*", "").replaceAll("^.*\\.", ""))
        .reduce((a, b) -> a + "." + b)
        .orElseThrow();
    return test.isTest() && !id.endsWith(test.getDisplayName().replaceAll("\\(.*", ""))
        ? id + ": " + test.getDisplayName()
        : id;
  }

  private static boolean isOfClass(TestIdentifier test) {
    return test.getUniqueIdObject().getSegments().stream().anyMatch(s -> s.getType().equals("class"));
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e).lines().findFirst().orElse("");
  }
}
