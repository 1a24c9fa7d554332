import dev.obor.Obor.*
import dev.obor.Tensor
import dev.obor.nn.Linear
import dev.obor.nn.ReLU
import dev.obor.nn.Sequential
import dev.obor.nn.functional.F
import dev.obor.optim.SGD

operator fun Tensor.plus(other: Tensor): Tensor = add(other)

operator fun Tensor.times(other: Tensor): Tensor = mul(other)

operator fun Tensor.get(index: Long): Tensor = select(0, index)

/// A line through points, in Kotlin.
fun main() {
    manualSeed(1)
    val x = linspace(-1.0, 1.0, 64).unsqueeze(1)
    val y = x * x + x
    val model = Sequential(Linear(1, 16), ReLU(), Linear(16, 1))
    val optimizer = SGD(model.parameters(), 0.1) { it.momentum(0.9) }
    repeat(300) {
        val loss = F.mseLoss(model.call(x), y)
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
    }
    println(F.mseLoss(model.call(x), y).item() < 0.01)
    println(y[0].item())
}
