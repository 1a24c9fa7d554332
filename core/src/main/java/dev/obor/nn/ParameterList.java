package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A list of parameters, PyTorch's `torch.nn.ParameterList`.
///
/// A plain `List` in a field works too. This class adds PyTorch's printed form.
///
/// ```java
/// var weights = new ParameterList(new Parameter(ones(2)), new Parameter(zeros(3)));
/// ```
public class ParameterList extends Module implements Iterable<Parameter> {
    /// The given parameters.
    @SuppressWarnings("this-escape") // only final methods are called
    public ParameterList(Parameter... parameters) {
        Arguments.given(parameters, "parameters");
        for (Parameter parameter : parameters) {
            append(parameter);
        }
    }

    /// Adds a parameter at the end.
    public final void append(Parameter parameter) {
        Arguments.given(parameter, "parameter");
        registerParameter(Integer.toString(size()), parameter);
    }

    /// Adds parameters at the end.
    public final void extend(Iterable<Parameter> parameters) {
        Arguments.given(parameters, "parameters");
        parameters.forEach(this::append);
    }

    /// The parameter at a position; negative numbers count from the end.
    ///
    /// @throws IndexError if the index is out of range
    public final Parameter get(int index) {
        int size = size();
        if (index < -size || index >= size) {
            throw new IndexError("index " + index + " is out of range for " + size + " parameters");
        }
        return list().get(index < 0 ? index + size : index);
    }

    /// How many parameters there are.
    public final int size() {
        return registered.parameters().size();
    }

    @Override
    public final Iterator<Parameter> iterator() {
        return list().iterator();
    }

    private List<Parameter> list() {
        return new ArrayList<>(registered.parameters().values());
    }

    @Override
    protected String extraRepr() {
        return ParameterDict.lines(registered.parameters(), p -> p.dtype().toString());
    }
}
