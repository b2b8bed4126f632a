# gkcli 的 fish 补全。安装：gkcli completion fish > ~/.config/fish/completions/gkcli.fish
function __gkcli_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    test -n "$token"; or set token ""
    for line in (_GKCLI_COMPLETE=fish $words[1] $words[2..-1] "$token" 2>/dev/null)
        set -l fields (string split \t -- $line)
        switch $fields[1]
            case dir
                __fish_complete_directories "$token"
            case file
                __fish_complete_path "$token"
            case plain
                printf '%s\t%s\n' $fields[2] $fields[3]
        end
    end
end
complete --command gkcli --keep-order --no-files --arguments '(__gkcli_complete)'
