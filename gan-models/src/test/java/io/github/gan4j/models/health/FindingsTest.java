package io.github.gan4j.models.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final Sign SIGN = new Sign(Symptom.COLLAPSE, "all alike", Map.of());

  private final Findings findings = new Findings();

  /** At which looks a finding is new, for looks that see the sign (x) or nothing (-). */
  private List<Integer> said(String looks) {
    List<Integer> said = new ArrayList<>();
    for (int i = 0; i < looks.length(); i++) {
      List<Sign> signs = looks.charAt(i) == 'x' ? List.of(SIGN) : List.of();
      if (!findings.look(i, signs).isEmpty()) {
        said.add(i);
      }
    }
    return said;
  }

  @Test
  void says_what_it_sees_twice_in_a_row_and_says_it_once() {
    assertEquals(List.of(3), said("x-xxxxxx"));
    assertEquals(1, findings.all().size());
    assertEquals(3, findings.all().get(0).step());
  }

  @Test
  void says_it_again_once_it_was_gone_and_has_come_back() {
    assertEquals(List.of(1, 6), said("xx---xxx"));
  }

  @Test
  void one_look_without_it_does_not_count_as_gone() {
    assertEquals(List.of(1), said("xx-xx-xx"));
  }

  @Test
  void signs_of_two_nets_are_two() {
    Sign other = new Sign(Symptom.COLLAPSE, "d", "all alike", Map.of());
    findings.look(1, List.of(SIGN, other));
    assertEquals(2, findings.look(2, List.of(SIGN, other)).size());
  }

  @Test
  void is_good_while_nothing_is_seen_that_going_back_leaves() {
    findings.look(1, List.of(new Sign(Symptom.MEMORISATION, "copies", Map.of())));
    assertTrue(findings.isGood());
    said("x");
    assertFalse(findings.isGood());
    said("-");
    assertTrue(findings.isGood());
  }

  @Test
  void a_training_that_went_back_begins_anew() {
    said("xx");
    findings.forgetPresent();
    assertTrue(findings.isGood());
    assertEquals(List.of(1), said("xx"), "seen twice since, so said again");
  }
}
