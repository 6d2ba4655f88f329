package io.github.gan4j.models.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each symptom over made-up numbers, on both sides of its threshold. */
class SymptomsTest {

  private static final Checks CHECKS = Checks.defaults();
  private static final List<Integer> EVEN = Collections.nCopies(10, 50);

  private static Symptom symptom(Sign sign) {
    return sign == null ? null : sign.symptom();
  }

  // ---- collapse of all samples

  @Test
  void samples_that_stay_alike_are_a_collapse() {
    Sign sign = CHECKS.collapse().of(List.of(0.02, 0.02));
    assertEquals(Symptom.COLLAPSE, symptom(sign));
    assertTrue(
        sign.sentence()
            .startsWith(
                "mode collapse: generated samples look alike: two of them differ 2 % as much as two real ones. A lower"),
        sign.sentence());
  }

  @Test
  void a_young_generator_may_begin_with_samples_alike_if_they_become_less_so() {
    assertNull(CHECKS.collapse().of(List.of(0.05, 0.1)));
    assertNull(CHECKS.collapse().of(List.of(0.05, 0.1, 0.15)));
    assertEquals(Symptom.COLLAPSE, symptom(CHECKS.collapse().of(List.of(0.05, 0.1, 0.1))));
    assertEquals(
        Symptom.COLLAPSE,
        symptom(CHECKS.collapse().of(List.of(0.05, 0.15, 0.13, 0.155))),
        "up from the look before, not from the best one");
  }

  @Test
  void samples_that_lose_most_of_their_diversity_are_a_collapse() {
    assertNull(CHECKS.collapse().of(List.of(0.9, 0.7)));
    Sign sign = CHECKS.collapse().of(List.of(0.9, 0.4));
    assertEquals(Symptom.COLLAPSE, symptom(sign));
    assertTrue(
        sign.saw().contains("40 % as much as two real ones, and did 90 % before"), sign.saw());
  }

  @Test
  void samples_that_repeat_are_a_collapse_however_far_their_shapes_are_apart() {
    Sign sign = CHECKS.repetition().of(0.1);
    assertEquals(Symptom.COLLAPSE, symptom(sign));
    assertTrue(sign.saw().endsWith("at most 10 % as far as among real ones"), sign.saw());
    assertNull(CHECKS.repetition().of(0.3));
    assertNull(CHECKS.repetition().of(Double.NaN), "real samples repeat as well");
  }

  // ---- classes

  private static Sign classes(List<Integer> real, List<Integer> fake) {
    return CHECKS.classCollapse().of(real, List.of(fake));
  }

  @Test
  void half_of_the_classes_lost_are_a_collapse_between_classes() {
    List<Integer> fake = List.of(0, 0, 1, 0, 0, 50, 50, 50, 55, 50);
    Sign sign = classes(EVEN, fake);
    assertEquals(Symptom.CLASS_COLLAPSE, symptom(sign));
    assertEquals(5.0, sign.numbers().get("lost"));
    assertEquals(
        "of 10 classes that the data shows often, 256 generated samples lack 5, and 21 % of them are of class 8",
        sign.saw());
  }

  @Test
  void a_generator_that_finds_more_classes_is_not_collapsed() {
    List<Integer> two = List.of(128, 128, 0, 0, 0, 0, 0, 0, 0, 0);
    List<Integer> four = List.of(64, 64, 64, 64, 0, 0, 0, 0, 0, 0);
    assertNull(CHECKS.classCollapse().of(EVEN, List.of(two, four)));
    assertEquals(
        Symptom.CLASS_COLLAPSE, symptom(CHECKS.classCollapse().of(EVEN, List.of(four, four))));
    assertEquals(
        Symptom.CLASS_COLLAPSE, symptom(CHECKS.classCollapse().of(EVEN, List.of(four, two))));
    assertEquals(
        Symptom.CLASS_COLLAPSE,
        symptom(CHECKS.classCollapse().of(EVEN, List.of(four, two, four))),
        "more than at the look before, not than ever");
  }

  @Test
  void uneven_classes_are_none() {
    assertNull(classes(EVEN, List.of(4, 6, 3, 35, 73, 3, 51, 21, 43, 17)));
  }

  @Test
  void classes_that_are_rare_in_the_data_may_be_missing() {
    List<Integer> real = List.of(250, 250, 1, 1, 1, 1, 1, 1, 1, 1);
    assertNull(classes(real, List.of(128, 128, 0, 0, 0, 0, 0, 0, 0, 0)));
    assertNull(classes(List.of(), List.of()), "without a classifier");
  }

  @Test
  void alike_samples_of_a_class_are_a_collapse_within_it() {
    assertNull(within(List.of(0.9, Double.NaN, 0.6)));
    assertNull(within(List.of()));
    Sign sign = within(List.of(0.9, Double.NaN, 0.05, 0.1));
    assertEquals(Symptom.WITHIN_CLASS_COLLAPSE, symptom(sign));
    assertTrue(
        sign.saw().startsWith("samples look alike in 2 of the classes; most in class 2"),
        sign.saw());
  }

  @Test
  void a_class_whose_samples_become_less_alike_is_not_collapsed() {
    List<Double> third = List.of(0.15, 0.15);
    List<Double> second = List.of(0.1, 0.1);
    assertNull(CHECKS.withinClass().of(List.of(List.of(0.05, Double.NaN), second, third)));
    Sign sign = CHECKS.withinClass().of(List.of(List.of(0.05, 0.15), second, third));
    assertEquals(
        1.0, sign.numbers().get("class"), "up from the look before, not from the best one");
    assertEquals(1.0, sign.numbers().get("classes"));
  }

  private static Sign within(List<Double> look) {
    return CHECKS.withinClass().of(List.of(look));
  }

  // ---- quality

  @Test
  void diverse_samples_off_the_data_are_overgeneralised_and_alike_ones_are_not() {
    assertEquals(Symptom.OVERGENERALISATION, symptom(CHECKS.overgeneralisation().of(0, 1, 5)));
    assertNull(CHECKS.overgeneralisation().of(0, 0.05, 5));
    assertNull(CHECKS.overgeneralisation().of(0.6, 1, 5));
    assertNull(CHECKS.overgeneralisation().of(0, 1, 4), "too early to tell");
  }

  @Test
  void copies_of_training_samples_are_memorisation() {
    assertEquals(Symptom.MEMORISATION, symptom(CHECKS.memorisation().of(0.9, 1)));
    assertNull(CHECKS.memorisation().of(0.05, 1), "as many as of real samples");
    assertNull(CHECKS.memorisation().of(0.9, 0.1), "one sample made again and again");
  }

  @Test
  void a_distance_that_does_not_fall_is_no_progress() {
    List<Double> flat = flat(8);
    assertNull(CHECKS.progress().of(flat.subList(0, 10), 0.01), "too early to tell");
    Sign sign = CHECKS.progress().of(flat, 0.01);
    assertEquals(Symptom.NO_PROGRESS, symptom(sign));
    assertEquals(
        "the distance of the samples to the data has not fallen over 10 looks: it was 8.0 at best and is 8.0",
        sign.saw());
  }

  @Test
  void a_distance_that_falls_or_has_fallen_is_progress() {
    assertNull(
        CHECKS.progress().of(List.of(8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 6.0), 0.01));
    List<Double> arrived = new ArrayList<>(Collections.nCopies(20, 0.5));
    arrived.add(0, 8.0);
    assertNull(CHECKS.progress().of(arrived, 0.01));
    assertNull(CHECKS.progress().of(flat(0.02), 0.01), "no farther than real samples are");
  }

  private static List<Double> flat(double distance) {
    return Collections.nCopies(11, distance);
  }

  // ---- balance and gradients

  private static Symptom winner(double accuracy, List<Double> distances) {
    return symptom(CHECKS.balance().of(accuracy, distances));
  }

  @Test
  void the_discriminator_wins_if_it_is_always_right_and_the_generator_gets_nowhere() {
    List<Double> falling = List.of(2.0, 1.9, 1.8, 1.7, 1.6, 1.5);
    assertEquals(Symptom.DISCRIMINATOR_WINS, winner(1, Collections.nCopies(6, 2.0)));
    assertNull(winner(1, falling), "it learns from it");
    assertNull(winner(0.9, Collections.nCopies(6, 2.0)));
    assertNull(winner(1, Collections.nCopies(5, 2.0)), "too early to tell");
    assertNull(winner(1, List.of()), "samples are not looked at");
  }

  @Test
  void the_generator_wins_if_the_discriminator_guesses() {
    assertEquals(Symptom.GENERATOR_WINS, winner(0.5, List.of()));
    assertNull(winner(0.6, List.of()));
    assertNull(winner(Double.NaN, List.of()), "a critic has no accuracy");
  }

  @Test
  void gradients_are_too_small_or_too_large_by_their_norm() {
    Sign sign = CHECKS.gradientSize().of("g", 3e-9);
    assertEquals(Symptom.VANISHING_GRADIENTS, symptom(sign));
    assertEquals(
        "the gradients of phase 'g' are too small to learn from: their norm was 3.0e-09 over the latest 100 steps",
        sign.saw());
    assertEquals(Symptom.EXPLODING_GRADIENTS, symptom(CHECKS.gradientSize().of("d", 5000)));
    assertNull(CHECKS.gradientSize().of("d", 10));
    assertNull(CHECKS.gradientSize().of("d", Double.NaN), "too early to tell");
  }
}
