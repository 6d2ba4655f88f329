package io.github.gan4j.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/**
 * Lists the options of a command under headings. picocli's own groups would do more than that: an
 * option given twice begins a new group and forgets the rest of the old one.
 */
final class OptionSections implements IHelpSectionRenderer {
  private final Map<String, List<String>> options = new LinkedHashMap<>();

  OptionSections add(String heading, String... names) {
    options.put(heading, List.of(names));
    return this;
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    options.forEach((heading, names) -> text.append("%n%s:%n".formatted(heading))
        .append(help.optionListExcludingGroups(
            names.stream().map(help.commandSpec()::findOption).toList())));
    return text.toString();
  }

  /** The options listed. */
  Stream<String> names() {
    return options.values().stream().flatMap(List::stream);
  }
}
