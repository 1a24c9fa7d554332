package dev.obor.optim;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.full;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.Parameter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The state dicts of optimizers and schedules have PyTorch's keys, order and types, are checked
/// when loaded, and leave everything as it was when they do not fit.
///
/// What PyTorch has: `print(optimizer.state_dict())` after a step with gradient 1, and
/// `print(schedule.state_dict())` of new ones, with torch 2.13.
class StateDictTest {
    private static Parameter stepped(Function<List<Parameter>, Optimizer<?>> make, Saved out) {
        Parameter p = new Parameter(ones(2, 2));
        Optimizer<?> o = make.apply(List.of(p));
        p.setGrad(ones(2, 2));
        o.step();
        out.dict = o.stateDict();
        return p;
    }

    private static final class Saved {
        Optimizer.@Nullable StateDict dict;
    }

    private static void keys(
            Function<List<Parameter>, Optimizer<?>> make, List<String> state, String group) {
        Saved saved = new Saved();
        stepped(make, saved);
        assertEquals(state, List.copyOf(saved.dict.state().getOrDefault(0, Map.of()).keySet()));
        assertEquals(group, String.join(" ", saved.dict.paramGroups().getFirst().keySet()));
    }

    /// A field that nobody reads by name is not deleted, because it says what it is there for.
    @Test
    void fieldsThatAreOnlyKeysSaySo() {
        int keys = 0;
        for (Class<?> optimizer :
                List.of(
                        ASGD.class,
                        Adadelta.class,
                        Adafactor.class,
                        Adagrad.class,
                        Adamax.class,
                        NAdam.class,
                        RAdam.class,
                        RMSprop.class,
                        Rprop.class,
                        SGD.class)) {
            for (Class<?> options : optimizer.getDeclaredClasses()) {
                keys += keysOf(options);
            }
        }
        assertTrue(keys + keysOf(AdamOptions.class) > 25, keys + " fields");
    }

    private static int keysOf(Class<?> options) {
        int keys = 0;
        for (Field field : options.getDeclaredFields()) {
            boolean fixed = Modifier.isFinal(field.getModifiers());
            boolean instance = !Modifier.isStatic(field.getModifiers());
            if (instance && OptimizerOptions.class.isAssignableFrom(options)) {
                assertEquals(fixed, field.isAnnotationPresent(KeyOnly.class), field.toString());
                keys += fixed ? 1 : 0;
            }
        }
        return keys;
    }

    @Test
    void optimizersHavePyTorchsKeys() {
        keys(
                p -> new SGD(p, 0.1, o -> o.momentum(0.9)),
                List.of("momentum_buffer"),
                "lr momentum dampening weight_decay nesterov maximize foreach differentiable fused"
                        + " params");
        keys(
                p -> new Adam(p, o -> o.amsgrad(true)),
                List.of("step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"),
                "lr betas eps weight_decay amsgrad maximize foreach capturable differentiable fused"
                        + " decoupled_weight_decay params");
        keys(
                RMSprop::new,
                List.of("step", "square_avg"),
                "lr momentum alpha eps centered weight_decay capturable foreach maximize"
                        + " differentiable params");
        keys(
                Adagrad::new,
                List.of("step", "sum"),
                "lr lr_decay eps weight_decay initial_accumulator_value foreach maximize"
                        + " differentiable fused params");
        keys(
                p -> new SGD(p, 0.1),
                List.of(),
                "lr momentum dampening weight_decay nesterov maximize foreach differentiable fused"
                        + " params");
    }

    @Test
    void valuesHavePyTorchsTypes() {
        Saved saved = new Saved();
        stepped(AdamW::new, saved);
        Map<String, @Nullable Object> group = saved.dict.paramGroups().getFirst();
        assertEquals(List.of(0.9, 0.999), group.get("betas"));
        assertEquals(true, group.get("decoupled_weight_decay"));
        assertEquals(List.of(0), group.get("params"));
        assertTrue(group.containsKey("foreach") && group.get("foreach") == null);
        Tensor step = assertInstanceOf(Tensor.class, saved.dict.state().get(0).get("step"));
        assertEquals("tensor(1.)", step.toString());
        assertEquals(float32, step.dtype());
    }

    /// PyTorch's own dict: the step a tensor, whole numbers for 0, a momentum buffer that is None.
    @Test
    void aDictOfPyTorchsIsLoaded() {
        Parameter p = new Parameter(ones(2));
        Adam adam = new Adam(List.of(p));
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("step", tensor(7.0));
        state.put("exp_avg", full(new long[] {2}, 0.5).to(float64));
        state.put("exp_avg_sq", full(new long[] {2}, 0.25));
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        group.put("lr", 1);
        group.put("betas", List.of(0, 0.5));
        group.put("weight_decay", 0);
        group.put("foreach", null);
        group.put("initial_lr", 2.0);
        group.put("params", List.of(41));
        adam.loadStateDict(new Optimizer.StateDict(Map.of(41, state), List.of(group)));
        assertEquals("tensor(7.)", adam.state(p).get("step").toString());
        assertEquals(float32, ((Tensor) adam.state(p).get("exp_avg")).dtype());
        assertEquals(1.0, adam.paramGroups().getFirst().options().lr());
        Map<String, @Nullable Object> again = adam.stateDict().paramGroups().getFirst();
        assertEquals(List.of(0.0, 0.5), again.get("betas"));
        assertEquals(2.0, again.get("initial_lr"));
        assertTrue(adam.toString().contains("    initial_lr: 2.0\n"), adam.toString());
        assertEquals(List.of(2.0), new ExponentialLR(adam, 0.9).baseLrs());
        p.setGrad(ones(2));
        adam.step();
        assertEquals("tensor(8.)", adam.state(p).get("step").toString());

        SGD sgd = new SGD(List.of(p), 0.1, o -> o.momentum(0.9));
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        none.put("momentum_buffer", null);
        sgd.loadStateDict(new Optimizer.StateDict(Map.of(0, none), sgd.stateDict().paramGroups()));
        sgd.step();
        assertArrayEquals(
                new float[] {1, 1}, ((Tensor) sgd.state(p).get("momentum_buffer")).toFloatArray());
    }

    private static String refusal(
            Adam adam,
            Map<Integer, Map<String, @Nullable Object>> state,
            String key,
            Object value) {
        Map<String, @Nullable Object> group =
                new LinkedHashMap<>(adam.stateDict().paramGroups().getFirst());
        group.put("lr", 0.5);
        group.put(key, value);
        String before = adam + adam.stateDict().toString();
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> adam.loadStateDict(new Optimizer.StateDict(state, List.of(group))));
        assertEquals(before, adam + adam.stateDict().toString());
        return e instanceof ValueError v ? v.sentence() : ((ShapeError) e).sentence();
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingChanges() {
        Parameter p = new Parameter(ones(2));
        Adam adam = new Adam(List.of(p), 0.1);
        p.setGrad(ones(2));
        adam.step();
        Map<Integer, Map<String, @Nullable Object>> good = Map.of();
        assertEquals("option 'betas' is a List, but got 0.9", refusal(adam, good, "betas", 0.9));
        assertEquals("option 'lr' is a double, but got fast", refusal(adam, good, "lr", "fast"));
        assertEquals(
                "option 'amsgrad' is a boolean, but got 1.0", refusal(adam, good, "amsgrad", 1.0));
        assertEquals("Invalid learning rate: -1.0", refusal(adam, good, "lr", -1.0));
        assertEquals(
                "Invalid beta parameter at index 1: 2.0",
                refusal(adam, good, "betas", List.of(0.5, 2.0)));
        assertEquals(
                "state dict: 'params' should be a list of numbers, but got all",
                refusal(adam, good, "params", "all"));
        assertEquals(
                "loaded state dict contains a parameter group that doesn't match the size of"
                        + " optimizer's group",
                refusal(adam, good, "params", List.of(0, 1)));
        assertEquals(
                "loaded state dict has a state for parameter 7, but its groups name [0]",
                refusal(adam, Map.of(7, Map.of()), "eps", 1e-8));
        assertEquals(
                "state 'exp_avg' has sizes torch.Size([3]) but its parameter has torch.Size([2])",
                refusal(adam, Map.of(0, Map.of("exp_avg", ones(3))), "eps", 1e-8));
        assertEquals(
                "state dict: 'step' should be a whole number from 0, but got 1.5",
                refusal(adam, Map.of(0, Map.of("step", 1.5)), "eps", 1e-8));
        assertEquals(
                "state dict: 'step' should be a number, but got one",
                refusal(adam, Map.of(0, Map.of("step", "one")), "eps", 1e-8));
    }

    private static String keys(Map<String, @Nullable Object> state) {
        return String.join(" ", new java.util.TreeSet<>(state.keySet()));
    }

    @Test
    void schedulesHavePyTorchsKeys() {
        SGD o = new SGD(List.of(new Parameter(zeros(2))), 0.1, x -> x.momentum(0.9));
        String common = "_get_lr_called_within_step _is_initial _last_lr _step_count base_lrs";
        assertEquals(common + " gamma last_epoch step_size", keys(new StepLR(o, 3).stateDict()));
        assertEquals(
                common + " gamma last_epoch milestones",
                keys(new MultiStepLR(o, 2, 5, 5).stateDict()));
        assertEquals(common + " gamma last_epoch", keys(new ExponentialLR(o, 0.9).stateDict()));
        assertEquals(
                "T_max " + common + " eta_min last_epoch",
                keys(new CosineAnnealingLR(o, 5).stateDict()));
        assertEquals(common + " last_epoch lr_lambdas", keys(new LambdaLR(o, e -> 1).stateDict()));
        assertEquals(
                "_anneal_func_type _get_lr_called_within_step _is_initial _last_lr _schedule_phases"
                        + " _step_count base_lrs cycle_momentum last_epoch total_steps use_beta1",
                keys(new OneCycleLR(o, 1.0, 12).stateDict()));
        assertEquals(
                "_last_lr best cooldown cooldown_counter default_min_lr eps factor last_epoch"
                        + " min_lrs mode mode_worse num_bad_epochs patience threshold threshold_mode",
                keys(new ReduceLROnPlateau(o).stateDict()));
        assertEquals(
                "[{end_step=2.5999999999999996, start_lr=initial_lr, end_lr=max_lr,"
                        + " start_momentum=max_momentum, end_momentum=base_momentum},"
                        + " {end_step=11.0, start_lr=max_lr, end_lr=min_lr,"
                        + " start_momentum=base_momentum, end_momentum=max_momentum}]",
                new OneCycleLR(o, 1.0, 12).stateDict().get("_schedule_phases").toString());
    }

    /// Each schedule goes on from its dict and its optimizer's as if nothing had happened.
    @Test
    void schedulesGoOn() {
        List<Function<Optimizer<?>, LRScheduler>> kinds =
                List.of(
                        o -> new StepLR(o, 3, 0.5),
                        o -> new MultiStepLR(o, new int[] {2, 5, 5}, 0.5),
                        o -> new ExponentialLR(o, 0.9),
                        o -> new CosineAnnealingLR(o, 5),
                        o -> new LambdaLR(o, e -> 1.0 / (1 + e)),
                        o -> new OneCycleLR(o, 1.0, 12));
        for (Function<Optimizer<?>, LRScheduler> kind : kinds) {
            Adam first = new Adam(List.of(new Parameter(zeros(2))), 0.1);
            LRScheduler a = kind.apply(first);
            for (int i = 0; i < 4; i++) {
                a.step();
            }
            Adam second = new Adam(List.of(new Parameter(zeros(2))), 0.7);
            LRScheduler b = kind.apply(second);
            b.loadStateDict(a.stateDict());
            second.loadStateDict(first.stateDict());
            for (int i = 0; i < 6; i++) {
                assertEquals(a.getLastLr(), b.getLastLr());
                assertEquals(first.toString(), second.toString());
                a.step();
                b.step();
            }
        }
    }

    @Test
    void plateausGoOn() {
        SGD o = new SGD(List.of(new Parameter(zeros(2))), 1.0);
        ReduceLROnPlateau a = new ReduceLROnPlateau(o, x -> x.patience(1).factor(0.5));
        a.step(1);
        a.step(2);
        ReduceLROnPlateau b = new ReduceLROnPlateau(o);
        b.loadStateDict(a.stateDict());
        assertEquals(a.stateDict(), b.stateDict());
        b.step(2);
        assertEquals(List.of(0.5), b.getLastLr());
    }

    @Test
    void aScheduleRefusesWhatItCannotRead() {
        SGD o = new SGD(List.of(new Parameter(zeros(2))), 1.0);
        StepLR schedule = new StepLR(o, 3);
        Map<String, @Nullable Object> state = new LinkedHashMap<>(schedule.stateDict());
        for (String key : new ArrayList<>(state.keySet())) {
            if (key.startsWith("_is") || key.startsWith("_get")) {
                continue; // PyTorch's own bookkeeping, which nothing here depends on
            }
            Map<String, @Nullable Object> damaged = new LinkedHashMap<>(state);
            damaged.put(key, "x");
            String before = schedule.stateDict().toString();
            ValueError e = assertThrows(ValueError.class, () -> schedule.loadStateDict(damaged));
            assertTrue(e.sentence().startsWith("state dict: '" + key + "' should be "));
            damaged.remove(key);
            assertThrows(ValueError.class, () -> schedule.loadStateDict(damaged));
            assertEquals(before, schedule.stateDict().toString());
        }
    }
}
