package io.github.gan4j.models.metric;

import static io.github.gan4j.models.metric.Reference.features;
import static io.github.gan4j.models.metric.Reference.ints;
import static io.github.gan4j.models.metric.Reference.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gan4j.models.feature.Classes;
import io.github.gan4j.models.feature.Features;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ClassMetricsTest {
  private static final Features LOGITS = features("logits");

  private static Side side(int[] labels) {
    return new Side(LOGITS, LOGITS, labels, null);
  }

  private static String message(Executable bad) {
    return assertThrows(IllegalArgumentException.class, bad).getMessage();
  }

  @Test
  void accuracyIsTheOneOfScikitLearn() {
    Side fake = side(ints("labels"));
    Score score = new ClassAccuracy().scores(new Comparison(fake, fake, 1)).get(0);
    assertEquals("class_accuracy_reference_505", score.name());
    assertEquals(value("class_accuracy"), score.value(), 1e-6);
  }

  @Test
  void codesAreAssignedOnOneHalfAndMeasuredOnTheOther() {
    CodeAccuracy.Result result = new CodeAccuracy().of(ints("codes"), ints("labels"));
    assertEquals(Arrays.stream(ints("code_assignment")).boxed().toList(), result.assignment());
    assertEquals(value("code_accuracy"), result.accuracy(), 1e-6);
  }

  @Test
  void aCodeThatWasNeverAssignedIsAnError() {
    CodeAccuracy.Result result =
        new CodeAccuracy().of(new int[] {0, 2, 0, 1}, new int[] {1, 0, 1, 0});
    assertEquals(List.of(1, CodeAccuracy.UNASSIGNED, 0), result.assignment());
    assertEquals(0.5, result.accuracy());
  }

  @Test
  void theCodesOfGeneratedSamplesAreComparedWithTheClassesSeen() {
    IntFunction<Double> scoreOfShift = shift -> {
      int[] codes = Arrays.stream(Classes.of(LOGITS)).map(y -> (y + shift) % 10).toArray();
      Side fake = side(codes);
      return new CodeAccuracy().scores(new Comparison(fake, fake, 1)).get(0).value();
    };
    assertEquals(1, scoreOfShift.apply(0));
    assertEquals(1, scoreOfShift.apply(7));
  }

  @Test
  void histogramsHaveTheEntropiesOfScipy() {
    ClassHistogram fake = ClassHistogram.ofLogits(LOGITS);
    ClassHistogram real = ClassHistogram.of(ints("labels"), 10);
    assertEquals(value("class_entropy"), fake.entropy(), 1e-6);
    assertEquals(value("class_kl_uniform"), fake.divergenceFromUniform(), 1e-6);
    assertEquals(value("class_kl"), fake.divergenceFrom(real), 1e-7);
    assertEquals(10, fake.covered());
  }

  @Test
  void aCollapsedGeneratorHasOneClassAndNoEntropy() {
    ClassHistogram collapsed = ClassHistogram.of(new int[] {2, 2, 2}, 4);
    assertEquals(new ClassHistogram(List.of(0, 0, 3, 0)), collapsed);
    assertEquals(1, collapsed.covered());
    assertEquals(0, collapsed.entropy());
    assertEquals(Math.log(4), collapsed.divergenceFromUniform(), 1e-12);
    ClassHistogram even = ClassHistogram.of(new int[] {0, 1, 2, 3}, 4);
    assertEquals(Math.log(4), collapsed.divergenceFrom(even), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, even.divergenceFrom(collapsed));
  }

  @Test
  void modesAreCombinationsOfClasses() {
    int[] digits = ints("digits");
    int[][] channels = new int[3][];
    for (int c = 0; c < 3; c++) {
      channels[c] = Arrays.copyOfRange(digits, c * 900, (c + 1) * 900);
    }
    ClassHistogram modes = ClassHistogram.ofCombinations(10, channels);
    assertEquals(value("modes"), modes.covered());
    assertEquals(value("mode_kl"), modes.divergenceFromUniform(), 1e-6);
    int[] one = {1};
    assertEquals(
        1,
        ClassHistogram.ofCombinations(10, one, new int[] {2}, new int[] {3})
            .counts()
            .get(123));
  }

  @Test
  void coverageComparesTheClassesOfBothSides() {
    Side real = side(new int[0]);
    Features first = Reference.first(100, LOGITS);
    Side fake = new Side(first, first, new int[0], null);
    ClassHistogram fakeClasses = ClassHistogram.ofLogits(first);
    ClassHistogram realClasses = ClassHistogram.ofLogits(LOGITS);
    assertEquals(
        List.of(
            new Score("classes", Direction.HIGHER, "reference", 100, fakeClasses.covered()),
            new Score("class_entropy", Direction.NEITHER, "reference", 100, fakeClasses.entropy()),
            new Score(
                "class_kl",
                Direction.LOWER,
                "reference",
                100,
                fakeClasses.divergenceFrom(realClasses))),
        new ClassCoverage().scores(new Comparison(real, fake, 1)));
  }

  @Test
  void refusesWhatIsMissingOrDoesNotFit() {
    Side plain = Side.of(LOGITS);
    assertEquals(
        "ClassAccuracy: needs class logits, and samples described by 'reference' have none. Use a Classifier.",
        message(() -> new ClassAccuracy().scores(new Comparison(plain, plain, 1))));
    Side unlabelled = side(new int[0]);
    assertEquals(
        "CodeAccuracy: needs a label for each of 505 samples, and there is none. Use a conditional generator or labelled data.",
        message(() -> new CodeAccuracy().scores(new Comparison(unlabelled, unlabelled, 1))));
    assertEquals(
        "ClassAccuracy: 1 labels for 505 samples. Give one for each.",
        message(() -> new ClassAccuracy().of(LOGITS, new int[1])));
    int[] labels = new int[505];
    labels[3] = 10;
    assertEquals(
        "ClassAccuracy: label 10 of sample 3 is outside 0..9 of 'reference'.",
        message(() -> new ClassAccuracy().of(LOGITS, labels)));
    assertEquals(
        "CodeAccuracy: 2 codes and 3 classes. Give a code and a class for each of at least 2 samples.",
        message(() -> new CodeAccuracy().of(new int[2], new int[3])));
    assertEquals(
        "CodeAccuracy: codes and classes must be at least 0, got code 0 and class -1 of sample 1.",
        message(() -> new CodeAccuracy().of(new int[2], new int[] {0, -1})));
    assertEquals(
        "ClassHistogram: class 4 of sample 0 is outside 0..3.",
        message(() -> ClassHistogram.of(new int[] {4}, 4)));
    assertEquals(
        "ClassHistogram: counts must be at least 0 and one of them above, got [0, 0].",
        message(() -> ClassHistogram.of(new int[0], 2)));
    assertEquals(
        "ClassHistogram: channels are of different samples: 1 and 2. Give a class for each channel of a sample.",
        message(() -> ClassHistogram.ofCombinations(3, new int[1], new int[2])));
    assertEquals(
        "ClassHistogram: 1 classes cannot be compared with 2. Use one classifier for both sides.",
        message(() ->
            ClassHistogram.of(new int[1], 1).divergenceFrom(ClassHistogram.of(new int[1], 2))));
    assertEquals(
        "Side: parts of different samples: 505 rows of features, 505 of logits, 7 labels, 0 samples. Give one of each for a sample.",
        message(() -> side(new int[7])));
  }
}
