package io.github.gan4j.cli;

import io.github.gan4j.core.tensor.Rng;
import io.github.gan4j.models.gan.Gan;
import io.github.gan4j.models.zoo.Zoo;
import io.github.gan4j.models.zoo.ZooChoice;
import io.github.gan4j.models.zoo.ZooModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gan models}: lists the zoo, or one model with its settings. */
@Command(
    name = "models",
    header = "List the ready-made GANs, or the settings of one.",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "Examples:", "  gan models", "  gan models dcgan-mini", "  gan models --json"})
final class ModelsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "A model to show with its settings; all models if none is given.")
  private @Nullable String name;

  @Option(names = "--json", description = "Write JSON, with all settings.")
  private boolean json;

  private final Session session;

  ModelsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<ZooModel<?>> models = name == null ? Zoo.models() : List.of(Zoo.find(name));
    if (json) {
      session.out().print(Json.text(models.stream().map(ModelsCommand::json).toList()));
    } else {
      models.forEach(this::print);
    }
    return ExitCode.OK;
  }

  private static Gan gan(ZooChoice choice) {
    return choice.create(Rng.of(0));
  }

  private static Map<String, Object> json(ZooModel<?> model) {
    ZooChoice choice = model.choose(Map.of());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", model.name());
    all.put("summary", model.summary());
    all.put("source", model.source());
    all.put("sample_shape", choice.format().shape());
    all.put("parameters", RunConfig.parameters(gan(choice)));
    all.put("plan", RunConfig.length(choice.plan()));
    all.put("presets", model.presets().keySet());
    all.put("settings", choice.settings());
    return all;
  }

  private void print(ZooModel<?> model) {
    ZooChoice choice = model.choose(Map.of());
    String shape = choice.format().shape().stream()
        .map(size -> size.toString())
        .collect(Collectors.joining("x"));
    line("%s  %s", model.name(), model.summary());
    line("    source      %s", model.source());
    line("    parameters  %s", Run.parameters(gan(choice)));
    line("    data        %s", shape);
    if (name != null) {
      line("    plan        %s", RunConfig.length(choice.plan()).toString().replaceAll("[{}]", ""));
      line("    settings    change with --set NAME=VALUE");
      choice.settings().forEach((setting, value) -> line("      %-28s %s", setting, value));
    }
  }

  private void line(String format, Object... values) {
    session.out().println(String.format(Locale.ROOT, format, values));
  }
}
